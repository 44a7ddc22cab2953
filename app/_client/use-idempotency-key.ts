"use client";
import { useRef } from "react";

/** The same key while the same body is retried; a new key for a changed body or after `settled`. */
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

/** `crypto.randomUUID` is missing on plain http except on localhost. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
