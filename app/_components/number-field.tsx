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

/** A field for an integer. Reports NaN for invalid input, which every settings schema rejects. */
export function NumberField({ label, help, value, min, max, unit, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  const isAllowed = (number: number) => Number.isInteger(number) && number >= min && number <= max;
  const isWrong = text.trim() === "" || !isAllowed(Number(text));
  return (
    <TextField
      label={label}
      hint={unit}
      help={help}
      error={isWrong ? `Enter a whole number from ${min} to ${max.toLocaleString("en")}.` : undefined}
      inputMode="numeric"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const number = Number(target.value);
        onChange(target.value.trim() !== "" && isAllowed(number) ? number : Number.NaN);
      }}
    />
  );
}
