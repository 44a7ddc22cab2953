"use client";
import type { ComponentProps, ReactNode } from "react";
import type { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { PasswordField } from "@/app/_components/password-field";
import { ProblemNotice } from "@/app/_components/problem-notice";

interface AuthFormProps {
  form: Pick<ReturnType<typeof useForm>, "ref" | "submit" | "busy" | "problem">;
  submit: string;
  busyLabel: string;
  problemLink?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}

/** The form of an account page (sign-in, password, …): error, fields, one wide button, and a footer. */
export function AuthForm({ form, submit, busyLabel, problemLink, footer, children }: AuthFormProps) {
  return (
    <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="space-y-5">
      <ProblemNotice problem={form.problem}>{problemLink}</ProblemNotice>
      {children}
      <Button type="submit" variant="primary" size="xl" className="w-full" busy={form.busy} busyLabel={busyLabel}>
        {submit}
      </Button>
      {footer ? <p>{footer}</p> : null}
    </form>
  );
}

export function EmailField(props: Omit<ComponentProps<typeof TextField>, "label">) {
  return <TextField label="Email" type="email" autoComplete="username" inputMode="email" required {...props} />;
}

export function NewPasswordField(props: Omit<ComponentProps<typeof PasswordField>, "autoComplete">) {
  const help = "At least 10 characters. A few plain words are fine.";
  return <PasswordField autoComplete="new-password" help={help} required {...props} />;
}
