"use client";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/app/_components/button";
import type { TriageSettings } from "@/lib/settings/input";
import { type PriceRow, priceRows, pricesOf, rowProblem } from "./prices";

interface PriceTableProps {
  prices: TriageSettings["cost"]["prices"];
  onChange: (prices: TriageSettings["cost"]["prices"]) => void;
}

const MAX_ROWS = 30;
const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.75rem] gap-2 sm:grid-cols-[minmax(0,1fr)_4.5rem_4.5rem_2.75rem]";

/** An editable table of the prices of outside models. */
export function PriceTable({ prices, onChange }: PriceTableProps) {
  const [rows, setRows] = useState(() => priceRows(prices));
  const update = (next: PriceRow[]) => {
    setRows(next);
    onChange(pricesOf(next));
  };
  const set = (key: number, change: Partial<PriceRow>) =>
    update(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">
        Prices <span className="ml-2 font-normal text-muted">US dollars per million tokens</span>
      </legend>
      <div aria-hidden="true" className={`${COLUMNS} mt-1 hidden! text-2xs text-faint sm:grid!`}>
        <span>Model</span>
        <span>Input</span>
        <span>Output</span>
      </div>
      <ul className="space-y-3 sm:space-y-1.5">
        {rows.map((row) => (
          <PriceTableRow
            key={row.key}
            row={row}
            problem={rowProblem(row, rows)}
            onChange={(change) => set(row.key, change)}
            onRemove={() => update(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ul>
      {rows.length === 0 ? (
        <p className="text-muted text-xs">There are no prices, so we don’t know the costs.</p>
      ) : null}
      {rows.length < MAX_ROWS ? (
        <Button
          size="sm"
          className="mt-2"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => update([...rows, { key: 1 + Math.max(-1, ...rows.map(({ key }) => key)), ...EMPTY }])}
        >
          Add model
        </Button>
      ) : null}
    </fieldset>
  );
}

const EMPTY = { model: "", input: "", output: "" };

interface PriceTableRowProps {
  row: PriceRow;
  problem: string | null;
  onChange: (change: Partial<PriceRow>) => void;
  onRemove: () => void;
}

function PriceTableRow({ row, problem, onChange, onRemove }: PriceTableRowProps) {
  const name = row.model.trim() || "new model";
  const field = (column: "model" | "input" | "output", label: string) => (
    <input
      aria-label={label}
      aria-invalid={problem ? true : undefined}
      className={`input w-full min-w-0 ${column === "model" ? "font-mono text-xs" : "num"}`}
      inputMode={column === "model" ? "text" : "decimal"}
      value={row[column]}
      onChange={({ target }) => onChange({ [column]: target.value })}
    />
  );
  const price = (column: "input" | "output", head: string) => (
    <span className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className="text-muted text-xs sm:hidden">
        {head}
      </span>
      {field(column, `${name}: price ${head}`)}
    </span>
  );
  return (
    <li>
      <div className={`${COLUMNS} items-center`}>
        <span className="col-span-3 sm:col-span-1">{field("model", "Model")}</span>
        {price("input", "input")}
        {price("output", "output")}
        <IconButton
          label={`Remove ${name}`}
          icon={<Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={onRemove}
        />
      </div>
      {problem ? <p className="mt-0.5 text-error text-xs">{problem}</p> : null}
    </li>
  );
}
