"use client";
import { useEffect, useRef } from "react";

/**
 * Keeps what stands in a form in this tab, so that a reload or a wrong click loses nothing; an empty form leaves
 * nothing behind. What was kept is put back after hydration. Storage that is full or forbidden is done without.
 * Answers with what forgets it at once, for what was sent by a form that may have left the page since.
 */
export function useDraft<V extends Record<string, string>>(
  name: string,
  values: V,
  restore: (values: V) => void,
): () => void {
  const ready = useRef(false);
  const key = `draft/${name}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; later values come from the form itself
  useEffect(() => {
    const kept = read(key);
    if (kept) restore({ ...values, ...pick(kept, Object.keys(values)) });
    ready.current = true;
  }, [key]);
  useEffect(() => {
    if (ready.current) write(key, values);
  }, [key, values]);
  return () => write(key, {});
}

function read(key: string): Record<string, unknown> | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function write(key: string, values: Record<string, string>): void {
  try {
    if (Object.values(values).every((value) => value === "")) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

function pick<V extends Record<string, string>>(kept: Record<string, unknown>, names: string[]): Partial<V> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof kept[name] === "string" ? [[name, kept[name]]] : [])),
  ) as Partial<V>;
}
