"use client";
import { type ChangeEvent, useRef } from "react";
import { Field } from "@/app/_components/field";
import { MarkedText } from "@/app/_features/evidence/marked-text";
import { type Quote, splitEvidence } from "@/app/_features/evidence/split-evidence";
import { MAX_DESCRIPTION } from "@/lib/tickets/input";

const COUNTER_FROM = MAX_DESCRIPTION - 2_000;
const BOX =
  "sb-user-text col-start-1 row-start-1 max-h-[60dvh] min-h-52 w-full px-4 py-3 text-md leading-6 [scrollbar-gutter:stable]";

interface DescriptionFieldProps {
  name: string;
  value: string;
  error?: string;
  quotes: readonly Quote[];
  onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  onBlur: () => void;
  onLeave: () => void;
}

/** The description field. A layer of the same size under the text area marks the quotes in the text. */
export function DescriptionField({ name, value, error, quotes, onChange, onBlur, onLeave }: DescriptionFieldProps) {
  const layer = useRef<HTMLDivElement>(null);
  const help = value.length > COUNTER_FROM ? charactersLeft(MAX_DESCRIPTION - value.length) : undefined;
  return (
    <Field label="Describe the problem" error={error} help={help}>
      {(wiring) => (
        <div
          className={`grid max-h-[60dvh] rounded-field border bg-base-100 focus-within:outline-2 focus-within:outline-(--sb-focus) ${error ? "border-error" : "border-edge focus-within:border-primary"}`}
        >
          <div ref={layer} aria-hidden="true" className={`${BOX} overflow-hidden text-transparent [&_mark]:p-0`}>
            <MarkedText pieces={splitEvidence(value, quotes)} />
            {"\n"}
          </div>
          <textarea
            {...wiring}
            name={name}
            value={value}
            onChange={onChange}
            onBlur={() => {
              onBlur();
              onLeave();
            }}
            onScroll={(event) => {
              if (layer.current) layer.current.scrollTop = event.currentTarget.scrollTop;
            }}
            required
            className={`${BOX} h-full resize-none overflow-y-auto bg-transparent outline-none`}
          />
        </div>
      )}
    </Field>
  );
}

function charactersLeft(left: number): string {
  const count = Math.abs(left).toLocaleString("en");
  return left >= 0 ? `${count} of 50,000 characters left` : `${count} characters too many`;
}
