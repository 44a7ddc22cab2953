"use client";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { Kbd } from "./kbd";

const REST_MS = 400;

interface SearchFieldProps {
  label: string;
  value: string;
  /** Called once typing has rested, and at once for Enter. */
  onSearch: (words: string) => void;
}

/** A search over what the page lists. `/` leads to it, Escape empties and leaves it. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [words, setWords] = useState(value);
  const [given, setGiven] = useState(value);
  /** What was asked for and is not here yet, in order. */
  const [asked, setAsked] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  usePageShortcut("/", () => input.current?.focus());
  useEffect(() => () => clearTimeout(timer.current), []);
  if (value !== given) {
    setGiven(value);
    const place = asked.lastIndexOf(value);
    setAsked(place < 0 ? [] : asked.slice(place + 1));
    // Another page or view came with other words than the ones asked for here.
    if (place < 0) setWords(value);
  }

  function ask(typed: string) {
    clearTimeout(timer.current);
    const next = typed.trim();
    if (next === (asked.at(-1) ?? given)) return;
    setAsked([...asked, next]);
    onSearch(next);
  }
  function type(next: string) {
    setWords(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(next), REST_MS);
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
        value={words}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") ask(words);
          if (event.key !== "Escape") return;
          type("");
          ask("");
          event.currentTarget.blur();
        }}
      />
      <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 hidden peer-focus:hidden md:block">
        <Kbd>/</Kbd>
      </span>
    </search>
  );
}
