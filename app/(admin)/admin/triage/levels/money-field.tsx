"use client";
import { useState } from "react";
import { TextField } from "@/app/_components/field";
import { readAmount } from "./read-amount";

interface MoneyFieldProps {
  label: string;
  help: string;
  /** US dollars; null: no bound. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A budget in US dollars; empty is none. What is no amount goes on as NaN, which no policy takes. */
export function MoneyField({ label, help, value, onChange }: MoneyFieldProps) {
  const [text, setText] = useState(value === null ? "" : String(value));
  return (
    <TextField
      label={label}
      help={help}
      error={Number.isNaN(readAmount(text)) ? "An amount such as 2.50, or nothing for no budget." : undefined}
      inputMode="decimal"
      placeholder="no budget"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(readAmount(target.value));
      }}
    />
  );
}
