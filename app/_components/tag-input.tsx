"use client";
import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Field } from "./field";

type TagOption = { value: string; label: string };

interface TagInputProps {
  label: string;
  /** The placeholder: "Add a skill". */
  adds: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Without them, the user can type any text as a tag. */
  options?: readonly TagOption[];
  help?: ReactNode;
  error?: string;
  autoFocus?: boolean;
}

const MAX_OPTIONS = 8;

/**
 * An input for a list of tags. The user chooses one of `options`, or types a text and ends it with Enter or a comma.
 * Backspace in the empty input removes the last tag.
 */
export function TagInput({ label, adds, values, onChange, options, help, error, autoFocus }: TagInputProps) {
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const query = typed.trim().toLowerCase();
  const matches = (options ?? [])
    .filter(({ value, label: name }) => !values.includes(value) && `${name} ${value}`.toLowerCase().includes(query))
    .slice(0, MAX_OPTIONS);
  const shown = open && matches.length > 0;
  const nameOf = (value: string) => options?.find((option) => option.value === value)?.label ?? value;

  function add(value: string) {
    setTyped("");
    setActive(0);
    setOpen(false);
    if (value && !values.some((known) => known.toLowerCase() === value.toLowerCase())) onChange([...values, value]);
  }
  function endTag() {
    add(options ? (matches[active]?.value ?? "") : typed.trim());
  }
  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Backspace" && typed === "") return onChange(values.slice(0, -1));
    if (event.key === "Enter" || (event.key === "," && !options)) {
      // Enter must not submit the surrounding form.
      event.preventDefault();
      return endTag();
    }
    if (event.key === "Escape" && shown) {
      event.stopPropagation();
      return setOpen(false);
    }
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || !options) return;
    event.preventDefault();
    setOpen(true);
    setActive((active + by + matches.length) % Math.max(1, matches.length));
  }

  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => (
        <div>
          <div
            className={`flex min-h-[calc(var(--size-field)*10)] flex-wrap items-center gap-1.5 rounded-field border bg-base-100 p-1.5 focus-within:border-primary focus-within:outline-2 focus-within:outline-(--sb-focus) ${error ? "border-error" : "border-edge"}`}
          >
            {values.map((value) => (
              <span key={value} className="chip chip-soft max-w-full">
                <span className="truncate">{nameOf(value)}</span>
                <button
                  type="button"
                  className="sb-hit-area -mr-0.5 rounded-sm text-muted hover:text-base-content"
                  onClick={() => onChange(values.filter((other) => other !== value))}
                >
                  <X size={12} strokeWidth={1.75} aria-hidden="true" />
                  <span className="sr-only">Remove {nameOf(value)}</span>
                </button>
              </span>
            ))}
            <input
              {...wiring}
              // biome-ignore lint/a11y/noAutofocus: only in dialogs
              autoFocus={autoFocus}
              className="h-6 min-w-28 flex-1 bg-transparent px-1 outline-none pointer-coarse:text-md placeholder:text-faint"
              placeholder={adds}
              autoComplete="off"
              value={typed}
              {...(options
                ? {
                    role: "combobox",
                    "aria-expanded": shown,
                    "aria-controls": listId,
                    "aria-autocomplete": "list" as const,
                    "aria-activedescendant": shown ? `${listId}-${active}` : undefined,
                  }
                : {})}
              onChange={(event) => {
                setTyped(event.target.value);
                setActive(0);
                setOpen(true);
              }}
              onKeyDown={handleKey}
              onClick={() => setOpen(true)}
              onBlur={() => {
                setOpen(false);
                if (!options) endTag();
              }}
            />
          </div>
          {options ? (
            <div
              id={listId}
              role="listbox"
              aria-label={`${label}: choices`}
              className={`mt-1 max-h-52 overflow-y-auto rounded-md border border-line p-1 ${shown ? "" : "hidden"}`}
            >
              {matches.map((option, index) => (
                <div
                  key={option.value}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={`flex min-h-8 cursor-default items-center rounded-md px-2 pointer-coarse:min-h-11 ${index === active ? "bg-base-300" : ""}`}
                  onPointerEnter={() => setActive(index)}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    add(option.value);
                  }}
                >
                  {option.label}
                </div>
              ))}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  );
}
