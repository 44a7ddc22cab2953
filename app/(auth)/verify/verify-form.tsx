"use client";
import { useState } from "react";
import { callApi } from "@/app/_ui/api";
import { Button, ButtonLink } from "@/app/_ui/button";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { useForm } from "@/app/_ui/use-form";
import { VerifyEmailInput } from "@/lib/people/input";
import { AuthMain } from "../auth-frame";

/** Confirms by a press and not by opening: scanners that follow each link in a mail confirm nothing. */
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
        <AuthMain title="Your address is confirmed" about="News about your tickets can now reach you by mail.">
          <ButtonLink href={signedIn ? "/tickets" : "/sign-in"} look="primary" size="xl" className="w-full">
            {signedIn ? "My tickets" : "Sign in"}
          </ButtonLink>
        </AuthMain>
      </div>
    );
  }
  return (
    <AuthMain title="Confirm your address" about="One press, and we know that this mailbox is yours.">
      <form method="post" onSubmit={form.submit} className="space-y-5">
        <ProblemNotice problem={form.problem} />
        <Button type="submit" look="primary" size="xl" className="w-full" busy={form.busy} busyWord="Confirming">
          Confirm this address
        </Button>
      </form>
    </AuthMain>
  );
}
