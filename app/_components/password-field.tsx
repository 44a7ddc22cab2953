"use client";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Field, type FieldFrame, splitFrame } from "./field";

export function PasswordField(
  props: FieldFrame & ComponentProps<"input"> & { autoComplete: "current-password" | "new-password" },
) {
  const [frame, input] = splitFrame(props);
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field {...frame}>
      {(wiring) => (
        <span className="relative block">
          <input
            {...input}
            {...wiring}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            spellCheck={false}
            className="input w-full pr-12"
          />
          <button
            type="button"
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-field text-muted hover:text-base-content"
            aria-pressed={shown}
            aria-label="Show password"
            onClick={() => setShown(!shown)}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </span>
      )}
    </Field>
  );
}
