"use client";
import { type ChangeEvent, useRef } from "react";
import { Field } from "@/app/_components/field";
import { MarkedText } from "@/app/_features/evidence/marked-text";
import { type Quote, splitEvidence } from "@/app/_features/evidence/split-evidence";
import { MAX_DESCRIPTION } from "@/lib/tickets/input";

/** From here on it is said how much room is left. */
const NEARLY = MAX_DESCRIPTION - 2_000;
const BOX =
  "sb-user-text col-start-1 row-start-1 max-h-[60dvh] min-h-52 w-full px-4 py-3 text-md leading-6 [scrollbar-gutter:stable]";

interface DescriptionFieldProps {
  name: string;
  value: string;
  error?: string;
  quotes: readonly Quote[];
  onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  onBlur: () => void;
  /** The field was left: read what stands in it. */
  onLeave: () => void;
}

/** The text, with the pieces marked that were understood. The marks lie under a field of the same size and type. */
export function DescriptionField({ name, value, error, quotes, onChange, onBlur, onLeave }: DescriptionFieldProps) {
  const under = useRef<HTMLDivElement>(null);
  const left = MAX_DESCRIPTION - value.length;
  const help = value.length > NEARLY ? roomLeft(left) : undefined;
  return (
    <Field label="Tell us" error={error} help={help}>
      {(wiring) => (
        <div
          className={`grid max-h-[60dvh] rounded-field border bg-base-100 focus-within:outline-2 focus-within:outline-(--sb-focus) ${error ? "border-error" : "border-edge focus-within:border-primary"}`}
        >
          <div ref={under} aria-hidden="true" className={`${BOX} overflow-hidden text-transparent [&_mark]:p-0`}>
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
              if (under.current) under.current.scrollTop = event.currentTarget.scrollTop;
            }}
            required
            className={`${BOX} h-full resize-none overflow-y-auto bg-transparent outline-none`}
          />
        </div>
      )}
    </Field>
  );
}

function roomLeft(left: number): string {
  const many = Math.abs(left).toLocaleString("en");
  return left >= 0 ? `${many} of 50,000 characters left` : `${many} characters too many`;
}
