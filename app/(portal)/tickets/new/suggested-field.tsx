"use client";
import type { ComponentProps } from "react";
import { Button } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { SelectField } from "@/app/_components/select";
import type { Source } from "@/lib/domain/ticket";
import type { FieldChoice, Suggested } from "./field-choice";

const BORDERS: Record<Source, string> = {
  ai: "border-ai border-dotted",
  rules: "border-rules border-dashed",
  person: "",
  requester: "",
  fallback: "",
};

interface SuggestedFieldProps extends ComponentProps<typeof SelectField> {
  choice: FieldChoice;
  /** Sets the value as the requester's own choice. */
  onChoose: (value: string) => void;
}

/** A select that can show a value suggested from the text. Reserves space for the help line, so nothing jumps. */
export function SuggestedField({ choice, options, empty, onChoose, ...field }: SuggestedFieldProps) {
  const { state, shown, suggested } = choice;
  const name = options.find(({ value }) => value === suggested?.value)?.label;
  const agrees = state === "own" && suggested?.value === shown;
  const useButton =
    suggested && state !== "own" ? (
      <Button
        size="sm"
        variant="ghost"
        className="-my-1.5 -mr-2.5 font-normal"
        onClick={() => onChoose(suggested.value)}
      >
        {state === "suggested" ? "Use this" : `Use ${name}`}
      </Button>
    ) : null;
  return (
    <div className="min-h-28">
      <SelectField
        {...field}
        hint={HINTS[state] ?? "optional"}
        labelEnd={useButton}
        options={options}
        empty={state === "own" && suggested?.isConfident ? `Suggested: ${name}` : empty}
        value={shown}
        className={state === "suggested" ? BORDERS[suggested!.source] : ""}
        help={suggested && !agrees ? <SuggestionHelp suggested={suggested} name={name ?? ""} /> : undefined}
      />
    </div>
  );
}

const HINTS: Partial<Record<FieldChoice["state"], string>> = { own: "your choice", suggested: "suggested" };

function SuggestionHelp({ suggested, name }: { suggested: Suggested; name: string }) {
  const quotes = quotesThatFit(suggested.quotes);
  return (
    <>
      <span className="mr-1 inline-block align-[0.5px]">
        <SourceIcon source={suggested.source} size={12} />
      </span>
      {suggested.isConfident ? `Suggested: ${name}` : `Maybe ${name}`}
      {quotes.length > 0 ? (
        <>
          {", based on "}
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

const QUOTE_CHARACTERS = 44;

function quotesThatFit(quotes: readonly string[]): string[] {
  const [first, second] = quotes.map((quote) => quote.replace(/\s+/g, " "));
  if (!first) return [];
  if (first.length > QUOTE_CHARACTERS) return [`${first.slice(0, QUOTE_CHARACTERS).trimEnd()}…`];
  return second && first.length + second.length <= QUOTE_CHARACTERS ? [first, second] : [first];
}
