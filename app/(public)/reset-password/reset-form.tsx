"use client";
import Link from "next/link";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { Button, ButtonLink } from "@/app/_components/button";
import { PasswordField } from "@/app/_components/password-field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { AuthMain } from "@/app/(public)/auth-frame";
import { ResetPasswordInput } from "@/lib/people/input";

export function ResetForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const form = useForm({
    schema: ResetPasswordInput,
    start: { password: "" },
    shape: ({ password }) => ({ token, password }),
    async send(input) {
      await callApi("POST", "/api/auth/reset", { body: input });
      setDone(true);
      return undefined;
    },
  });
  if (done) {
    return (
      <div role="status">
        <AuthMain title="Password changed" about="You have been signed out on all other devices.">
          <ButtonLink href="/sign-in" look="primary" size="xl" className="w-full">
            Sign in
          </ButtonLink>
        </AuthMain>
      </div>
    );
  }
  return (
    <AuthMain title="Choose a new password">
      <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="space-y-5">
        <ProblemNotice problem={form.problem}>
          <Link href="/forgot-password" className="link-in">
            Get a new link
          </Link>
        </ProblemNotice>
        <PasswordField
          label="New password"
          autoComplete="new-password"
          help="At least 10 characters. A few plain words are fine."
          required
          {...form.field("password")}
        />
        <Button type="submit" look="primary" size="xl" className="w-full" busy={form.busy} busyWord="Saving">
          Save password
        </Button>
      </form>
    </AuthMain>
  );
}
