"use client";
import { type ChangeEvent, type FormEvent, useCallback, useRef, useState } from "react";
import type { z } from "zod";
import { ApiProblem } from "./api";
import { errorsOf, problemsByField } from "./form-errors";
import { typedBefore } from "./typed-before";

type Values = Record<string, string>;

interface Setup<S extends z.ZodType, V extends Values> {
  schema: S;
  start: V;
  /** Turns the values into the schema's input. */
  shape?: (values: V) => unknown;
  /** May reject with `ApiProblem`. Resolve to "leaving" to stay busy until the next page. */
  send: (input: z.output<S>, values: V) => Promise<"leaving" | undefined>;
}

/**
 * The state of a form. Checks a filled field when the focus leaves it, and all fields on submit. Pass `ref` to a
 * server-rendered form to keep the text that people typed before hydration.
 */
export function useForm<S extends z.ZodType, V extends Values>({ schema, start, shape, send }: Setup<S, V>) {
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const check = (all: V) => errorsOf(schema, shape ? shape(all) : all);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, with the first `start`
  const ref = useCallback((form: HTMLFormElement | null) => {
    const typed = form ? typedBefore(form, start) : {};
    if (Object.keys(typed).length > 0) setValues((now) => ({ ...now, ...typed }));
  }, []);

  function set(name: keyof V & string, value: string) {
    const next = { ...values, [name]: value };
    setValues(next);
    if (errors[name]) setErrors({ ...errors, [name]: check(next)[name] });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (running.current) return;
    const form = event.currentTarget;
    const parsed = schema.safeParse(shape ? shape(values) : values);
    setProblem(null);
    if (!parsed.success) return showErrors(form, check(values));
    running.current = true;
    setBusy(true);
    const leaving = await trySend(form, parsed.data);
    running.current = leaving;
    setBusy(leaving);
  }

  async function trySend(form: HTMLFormElement, input: z.output<S>): Promise<boolean> {
    try {
      return (await send(input, values)) === "leaving";
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const { byField, rest } = problemsByField(error, Object.keys(values));
      setProblem(rest);
      showErrors(form, byField);
      return false;
    }
  }

  function showErrors(form: HTMLFormElement, found: Partial<Record<string, string>>) {
    setErrors(found);
    const first = Object.keys(values).find((name) => found[name]);
    const control = first ? form.elements.namedItem(first) : null;
    if (control instanceof HTMLElement) control.focus();
  }

  const field = (name: keyof V & string) => ({
    name,
    value: values[name],
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      set(name, event.target.value),
    onBlur: () => {
      if (values[name]) setErrors({ ...errors, [name]: check(values)[name] });
    },
  });

  return { ref, values, set, setValues, field, submit, busy, problem, setProblem };
}
