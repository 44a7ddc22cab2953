"use client";
import { useRef } from "react";

/** `keyFor` returns the same key for the same body until the caller says with `settled` that the request succeeded. */
export function useIdempotencyKey() {
  const last = useRef({ text: "", key: "" });
  return {
    keyFor(body: unknown): string {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: randomKey() };
      return last.current.key;
    },
    settled(): void {
      last.current = { text: "", key: "" };
    },
  };
}

/** Not `crypto.randomUUID`: browsers offer it only on https and localhost. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
