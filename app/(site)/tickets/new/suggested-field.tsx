"use client";
import type { ChangeEvent } from "react";
import { Button } from "@/app/_ui/button";
import { SourceGlyph } from "@/app/_ui/glyphs";
import { type Option, SelectField } from "@/app/_ui/select";
import type { Source } from "@/lib/words";
import type { Choice } from "./choice-of";

const EDGES: Record<Source, string> = {
  ai: "border-ai border-dotted",
  rules: "border-rules border-dashed",
  person: "",
  requester: "",
  fallback: "",
};

interface SuggestedFieldProps {
  label: string;
  name: string;
  error?: string;
  options: readonly Option[];
  /** What the field says while nobody has said anything. */
  empty: string;
  choice: Choice;
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void;
  onBlur: () => void;
  /** Makes a value the requester's own; "" goes back to what is suggested. */
  onChoose: (value: string) => void;
}

/** A list whose value may be suggested by what was written. The room for the words about it is kept from the start. */
export function SuggestedField({ choice, options, empty, onChoose, ...field }: SuggestedFieldProps) {
  const { state, shown, suggested } = choice;
  const name = options.find(({ value }) => value === suggested?.value)?.label;
  const agrees = state === "own" && suggested?.value === shown;
  return (
    <div className="min-h-29">
      <SelectField
        {...field}
        hint={state === "own" ? "your choice" : state === "suggested" ? "suggested" : "if you want to say so"}
        options={options}
        empty={state === "own" ? (suggested?.sure ? `As suggested: ${name}` : empty) : empty}
        value={shown}
        className={state === "suggested" ? EDGES[suggested!.source] : ""}
        help={suggested && !agrees ? <Words choice={choice} name={name ?? ""} /> : undefined}
      />
      {suggested && state !== "own" ? (
        <Button size="sm" look="ghost" className="-ml-2.5 font-normal" onClick={() => onChoose(suggested.value)}>
          {state === "suggested" ? "Keep as mine" : `Yes, ${name}`}
        </Button>
      ) : null}
    </div>
  );
}

function Words({ choice: { state, suggested }, name }: { choice: Choice; name: string }) {
  if (!suggested) return null;
  const { source, quotes } = suggested;
  const said = state === "perhaps" ? `Perhaps ${name}` : `Signalbox suggests ${name}`;
  return (
    <>
      <span className="mr-1 inline-block align-[-2px]">
        <SourceGlyph source={source} size={12} />
      </span>
      {said}
      {quotes.length > 0 ? (
        <>
          {", because of "}
          {quotes.slice(0, 2).map((quote, index) => (
            <span key={quote} className="wrap-anywhere text-base-content">
              {index > 0 ? " and " : ""}“{shorten(quote)}”
            </span>
          ))}
        </>
      ) : null}
      .
    </>
  );
}

/** Characters of a quote that fit beside others on two lines. */
const MOST_QUOTED = 60;

function shorten(quote: string): string {
  const flat = quote.replace(/\s+/g, " ");
  return flat.length > MOST_QUOTED ? `${flat.slice(0, MOST_QUOTED).trimEnd()}…` : flat;
}
