"use client";
import { useRef } from "react";

/** Keys for repeatable requests: `keyFor` returns the last key again for the same body, and a new key for another body
 * or after `settled`, which the caller calls when the request has succeeded. */
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
