"use client";
import { type ChangeEvent, useRef } from "react";
import { Field } from "@/app/_ui/field";
import { type Quote, splitEvidence } from "@/app/_ui/split-evidence";
import { MAX_DESCRIPTION } from "@/lib/tickets/input";

/** From here on it is said how much room is left. */
const NEARLY = MAX_DESCRIPTION - 2_000;
const BOX = "col-start-1 row-start-1 min-h-52 w-full px-4 py-3 text-md leading-6 [scrollbar-gutter:stable]";

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
        <div className="grid max-h-[60dvh] overflow-hidden rounded-field bg-base-100">
          <div
            ref={under}
            aria-hidden="true"
            className={`${BOX} written max-h-[60dvh] overflow-hidden text-transparent`}
          >
            {splitEvidence(value, quotes).map((piece) =>
              piece.fields.length === 0 ? (
                piece.text
              ) : (
                <mark key={piece.start} className="ev">
                  {piece.text}
                </mark>
              ),
            )}
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
            className={`${BOX} written h-full max-h-[60dvh] resize-none overflow-y-auto rounded-field border border-edge bg-transparent outline-none focus:border-primary focus:outline-2 focus:outline-(--sb-focus) aria-invalid:border-error`}
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
