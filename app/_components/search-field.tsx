"use client";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { Kbd } from "./kbd";

const DEBOUNCE_MS = 400;

type SearchFieldProps = { label: string; value: string; onSearch: (query: string) => void };

/** A field that searches the page's list. The key `/` moves the focus to it; Escape clears it and removes the focus. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  const [pending, setPending] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  usePageShortcut("/", () => input.current?.focus());
  useEffect(() => () => clearTimeout(timer.current), []);
  if (value !== lastValue) {
    setLastValue(value);
    const index = pending.lastIndexOf(value);
    setPending(index < 0 ? [] : pending.slice(index + 1));
    // The value changed elsewhere: for example, the user went back.
    if (index < 0) setText(value);
  }

  function search(typed: string) {
    clearTimeout(timer.current);
    const query = typed.trim();
    if (query === (pending.at(-1) ?? lastValue)) return;
    setPending([...pending, query]);
    onSearch(query);
  }
  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next), DEBOUNCE_MS);
  }
  return (
    <search className="relative block w-full min-w-32 max-sm:order-last max-sm:mb-1 sm:max-w-56">
      <Search
        size={14}
        strokeWidth={1.75}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 z-1 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        className="input input-sm peer w-full pointer-coarse:h-11 pr-8 pl-8"
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search(text);
          if (event.key !== "Escape") return;
          type("");
          search("");
          event.currentTarget.blur();
        }}
      />
      <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 hidden peer-focus:hidden md:block">
        <Kbd>/</Kbd>
      </span>
    </search>
  );
}
