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

/** A whole number. What is none, or out of bounds, goes on as NaN, which no policy takes. */
export function NumberField({ label, help, value, min, max, unit, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  const fits = (number: number) => Number.isInteger(number) && number >= min && number <= max;
  const wrong = text.trim() === "" || !fits(Number(text));
  return (
    <TextField
      label={label}
      hint={unit}
      help={help}
      error={wrong ? `A whole number from ${min} to ${max.toLocaleString("en")}.` : undefined}
      inputMode="numeric"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const number = Number(target.value);
        onChange(target.value.trim() !== "" && fits(number) ? number : Number.NaN);
      }}
    />
  );
}
