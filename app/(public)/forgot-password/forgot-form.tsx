"use client";
import Link from "next/link";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { AuthForm, EmailField } from "@/app/(public)/auth-form";
import { AuthMain } from "@/app/(public)/auth-frame";
import { AskResetInput } from "@/lib/people/input";

/** Asks for a reset link. Unknown addresses get the same message, so that nobody can find out who has an account. */
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
  const signInLink = (
    <Link href="/sign-in" className="link-in">
      Back to sign in
    </Link>
  );
  return (
    <AuthMain title="Reset your password" about="We’ll email you a link.">
      <AuthForm form={form} submit="Send link" busyLabel="Sending" footer={signInLink}>
        <EmailField {...form.field("email")} />
      </AuthForm>
    </AuthMain>
  );
}
