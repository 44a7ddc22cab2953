"use client";
import { useState } from "react";
import { TextField } from "./field";

interface NumberFieldProps {
  label: string;
  help: string;
  value: number;
  min: number;
  max: number;
  unit?: string;
  onChange: (value: number) => void;
}

/** A field for a whole number. For invalid input it reports NaN, so that the form's schema rejects the value. */
export function NumberField({ label, help, value, min, max, unit, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  const parse = (typed: string) => {
    const number = typed.trim() === "" ? Number.NaN : Number(typed);
    return Number.isInteger(number) && number >= min && number <= max ? number : Number.NaN;
  };
  return (
    <TextField
      label={label}
      hint={unit}
      help={help}
      error={Number.isNaN(parse(text)) ? `Enter a whole number from ${min} to ${max.toLocaleString("en")}.` : undefined}
      inputMode="numeric"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(parse(target.value));
      }}
    />
  );
}
