"use client";
import { useEffect, useRef } from "react";

/** Saves a form's texts in sessionStorage and restores them after hydration. Returns a function that deletes them. */
export function useDraft<V extends Record<string, string>>(
  name: string,
  values: V,
  restore: (values: V) => void,
): () => void {
  const ready = useRef(false);
  const key = `draft/${name}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads the saved texts once per key
  useEffect(() => {
    const stored = read(key);
    if (stored) restore({ ...values, ...pick(stored, Object.keys(values)) });
    ready.current = true;
  }, [key]);
  useEffect(() => {
    if (ready.current) write(key, values);
  }, [key, values]);
  return () => write(key, {});
}

function read(key: string): Record<string, unknown> | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function write(key: string, values: Record<string, string>): void {
  try {
    if (Object.values(values).every((value) => value === "")) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // If the storage is full or forbidden, a reload loses the draft.
  }
}

function pick<V extends Record<string, string>>(stored: Record<string, unknown>, names: string[]): Partial<V> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof stored[name] === "string" ? [[name, stored[name]]] : [])),
  ) as Partial<V>;
}
