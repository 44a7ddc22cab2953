"use client";
import type { ChangeEvent } from "react";
import { Button } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { type Option, SelectField } from "@/app/_components/select";
import type { Source } from "@/lib/domain/ticket";
import type { FieldChoice } from "./field-choice";

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
  choice: FieldChoice;
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
  const keep =
    suggested && state !== "own" ? (
      <Button size="sm" look="ghost" className="-my-1.5 -mr-2.5 font-normal" onClick={() => onChoose(suggested.value)}>
        {state === "suggested" ? "Keep as mine" : `Yes, ${name}`}
      </Button>
    ) : null;
  return (
    <div className="min-h-28">
      <SelectField
        {...field}
        hint={HINTS[state]}
        labelEnd={keep}
        options={options}
        empty={state === "own" && suggested?.sure ? `As suggested: ${name}` : empty}
        value={shown}
        className={state === "suggested" ? EDGES[suggested!.source] : ""}
        help={suggested && !agrees ? <Words choice={choice} name={name ?? ""} /> : undefined}
      />
    </div>
  );
}

const HINTS: Record<FieldChoice["state"], string> = {
  own: "your choice",
  suggested: "suggested",
  perhaps: "if you want to say so",
  none: "if you want to say so",
};

function Words({ choice: { suggested }, name }: { choice: FieldChoice; name: string }) {
  if (!suggested) return null;
  const { source } = suggested;
  const quotes = fitting(suggested.quotes);
  const said = suggested.sure ? `Signalbox suggests ${name}` : `Perhaps ${name}`;
  return (
    <>
      <span className="mr-1 inline-block align-[0.5px]">
        <SourceIcon source={source} size={12} />
      </span>
      {said}
      {quotes.length > 0 ? (
        <>
          {", because of "}
          {quotes.map((quote, index) => (
            <span key={quote} className="wrap-anywhere text-base-content">
              {index > 0 ? " and " : ""}“{quote}”
            </span>
          ))}
        </>
      ) : null}
      .
    </>
  );
}

/** Characters of quotes that fit on the two lines that are kept for them. */
const ROOM = 44;

/** The first quote, and the second where there is room for both. */
function fitting(quotes: readonly string[]): string[] {
  const [first = "", second = ""] = quotes.map((quote) => quote.replace(/\s+/g, " "));
  if (first.length > ROOM) return [`${first.slice(0, ROOM).trimEnd()}…`];
  return second !== "" && first.length + second.length <= ROOM ? [first, second] : quotes.length > 0 ? [first] : [];
}
