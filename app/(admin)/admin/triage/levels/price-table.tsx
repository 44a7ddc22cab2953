"use client";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/app/_components/button";
import type { TriageSettings } from "@/lib/settings/input";
import { faultOf, type PriceRow, priceRows, pricesOf } from "./price-rows";

interface PriceTableProps {
  prices: TriageSettings["cost"]["prices"];
  onChange: (prices: TriageSettings["cost"]["prices"]) => void;
}

const MOST_ROWS = 30;
/** On a phone the name has a line of its own. */
const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.75rem] gap-2 sm:grid-cols-[minmax(0,1fr)_4.5rem_4.5rem_2.75rem]";

/** What models cost, by the vendor's list: every row is the admin's to change. */
export function PriceTable({ prices, onChange }: PriceTableProps) {
  const [rows, setRows] = useState(() => priceRows(prices));
  const take = (next: PriceRow[]) => {
    setRows(next);
    onChange(pricesOf(next));
  };
  const set = (key: number, part: Partial<PriceRow>) =>
    take(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">
        Prices <span className="ml-2 font-normal text-muted">US dollars for a million tokens</span>
      </legend>
      <div aria-hidden="true" className={`${COLUMNS} mt-1 hidden! text-2xs text-faint sm:grid!`}>
        <span>Model</span>
        <span>in</span>
        <span>out</span>
      </div>
      <ul className="space-y-3 sm:space-y-1.5">
        {rows.map((row) => (
          <PriceLine
            key={row.key}
            row={row}
            fault={faultOf(row, rows)}
            onChange={(part) => set(row.key, part)}
            onRemove={() => take(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ul>
      {rows.length === 0 ? <p className="text-muted text-xs">No prices: what readings cost is not known.</p> : null}
      {rows.length < MOST_ROWS ? (
        <Button
          size="sm"
          className="mt-2"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => take([...rows, { key: 1 + Math.max(-1, ...rows.map(({ key }) => key)), ...EMPTY }])}
        >
          Add a model
        </Button>
      ) : null}
    </fieldset>
  );
}

const EMPTY = { model: "", input: "", output: "" };

interface PriceLineProps {
  row: PriceRow;
  fault: string | null;
  onChange: (part: Partial<PriceRow>) => void;
  onRemove: () => void;
}

function PriceLine({ row, fault, onChange, onRemove }: PriceLineProps) {
  const name = row.model.trim() || "new model";
  const field = (part: "model" | "input" | "output", label: string) => (
    <input
      aria-label={label}
      aria-invalid={fault ? true : undefined}
      className={`input w-full min-w-0 ${part === "model" ? "font-mono text-xs" : "num"}`}
      inputMode={part === "model" ? "text" : "decimal"}
      value={row[part]}
      onChange={({ target }) => onChange({ [part]: target.value })}
    />
  );
  const price = (part: "input" | "output", head: string) => (
    <span className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className="text-muted text-xs sm:hidden">
        {head}
      </span>
      {field(part, `${name}: price ${head}`)}
    </span>
  );
  return (
    <li>
      <div className={`${COLUMNS} items-center`}>
        <span className="col-span-3 sm:col-span-1">{field("model", "Model")}</span>
        {price("input", "in")}
        {price("output", "out")}
        <IconButton
          label={`Remove ${name}`}
          icon={<Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={onRemove}
        />
      </div>
      {fault ? <p className="mt-0.5 text-error text-xs">{fault}</p> : null}
    </li>
  );
}
