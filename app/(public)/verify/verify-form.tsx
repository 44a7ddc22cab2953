"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { Button, ButtonLink } from "@/app/_components/button";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { AuthMain } from "@/app/(public)/auth-frame";
import { VerifyEmailInput } from "@/lib/people/input";

/** Confirms with a button, because mail scanners open every link. */
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
        <AuthMain title="Your email is confirmed" about="We’ll email you updates about your tickets.">
          <ButtonLink href={signedIn ? "/tickets" : "/sign-in"} look="primary" size="xl" className="w-full">
            {signedIn ? "My tickets" : "Sign in"}
          </ButtonLink>
        </AuthMain>
      </div>
    );
  }
  return (
    <AuthMain title="Confirm your email" about="Confirm that this is your email address.">
      <form method="post" onSubmit={form.submit} className="space-y-5">
        <ProblemNotice problem={form.problem} />
        <Button type="submit" look="primary" size="xl" className="w-full" busy={form.busy} busyWord="Confirming">
          Confirm email
        </Button>
      </form>
    </AuthMain>
  );
}
