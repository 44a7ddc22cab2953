"use client";
import Link from "next/link";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { AuthMain } from "@/app/(public)/auth-frame";
import { AskResetInput } from "@/lib/people/input";

/** Shows the same message for unknown addresses, so that nobody can probe for accounts. */
export function ForgotForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    schema: AskResetInput,
    start: { email: "" },
    async send({ email }) {
      await callApi("POST", "/api/auth/forgot", { body: { email } });
      setSentTo(email);
      return undefined;
    },
  });
  if (sentTo) {
    return (
      <div role="status">
        <AuthMain
          title="Check your email"
          about={
            <>
              If <strong className="font-semibold text-base-content">{sentTo}</strong> has an account, we sent a link to
              it. The link works once, within an hour.
            </>
          }
        >
          <p className="text-muted">
            No email after a few minutes? Check your spam folder, or{" "}
            <button type="button" className="link-in" onClick={() => setSentTo(null)}>
              try another address
            </button>
            .
          </p>
        </AuthMain>
      </div>
    );
  }
  return (
    <AuthMain title="Reset your password" about="We’ll email you a link.">
      <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="space-y-5">
        <ProblemNotice problem={form.problem} />
        <TextField
          label="Email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          {...form.field("email")}
        />
        <Button type="submit" look="primary" size="xl" className="w-full" busy={form.busy} busyWord="Sending">
          Send link
        </Button>
        <p>
          <Link href="/sign-in" className="link-in">
            Back to sign in
          </Link>
        </p>
      </form>
    </AuthMain>
  );
}
