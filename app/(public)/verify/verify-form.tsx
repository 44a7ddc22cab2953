"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { AuthForm } from "@/app/(public)/auth-form";
import { AuthMain, AuthMessage } from "@/app/(public)/auth-frame";
import { VerifyEmailInput } from "@/lib/people/input";

/** Confirms the email address only after a click on the button, because mail scanners open links by themselves. */
export function VerifyForm({ token, signedIn }: { token: string; signedIn: boolean }) {
  const [done, setDone] = useState(false);
  const form = useForm({
    schema: VerifyEmailInput,
    start: {},
    shape: () => ({ token }),
    async send(input) {
      await callApi("POST", "/api/auth/verify", { body: input });
      setDone(true);
      return undefined;
    },
  });
  if (done) {
    return (
      <div role="status">
        <AuthMessage
          title="Your email is confirmed"
          about="We’ll email you updates about your tickets."
          href={signedIn ? "/tickets" : "/sign-in"}
          action={signedIn ? "My tickets" : "Sign in"}
        />
      </div>
    );
  }
  return (
    <AuthMain title="Confirm your email" about="Confirm that this is your email address.">
      <AuthForm form={form} submit="Confirm email" busyLabel="Confirming" />
    </AuthMain>
  );
}
