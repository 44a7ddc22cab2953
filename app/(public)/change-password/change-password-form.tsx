"use client";
import Link from "next/link";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { PasswordField } from "@/app/_components/password-field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { AuthMain } from "@/app/(public)/auth-frame";
import { ChangePasswordInput } from "@/lib/people/input";

interface ChangePasswordFormProps {
  email: string;
  /** The person must change the password before anything else. */
  forced: boolean;
  home: string;
}

export function ChangePasswordForm({ email, forced, home }: ChangePasswordFormProps) {
  const form = useForm({
    schema: ChangePasswordInput,
    start: { currentPassword: "", newPassword: "" },
    async send(input) {
      await callApi("PUT", "/api/me/password", { body: input });
      window.location.assign(home);
      return "leaving";
    },
  });
  return (
    <AuthMain
      title={forced ? "Choose your own password" : "Change password"}
      about={
        forced
          ? "An admin created this account and knows its password. Choose your own to continue."
          : "You will be signed out on all other devices."
      }
    >
      <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="space-y-5">
        <ProblemNotice problem={form.problem} />
        {/* Tells password managers which account this is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={forced ? "Password you were given" : "Current password"}
          autoComplete="current-password"
          required
          {...form.field("currentPassword")}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          help="At least 10 characters. A few plain words are fine."
          required
          {...form.field("newPassword")}
        />
        <Button type="submit" look="primary" size="xl" className="w-full" busy={form.busy} busyWord="Saving">
          {forced ? "Save password" : "Change password"}
        </Button>
        {forced ? null : (
          <p>
            <Link href={home} className="link-in">
              Cancel
            </Link>
          </p>
        )}
      </form>
    </AuthMain>
  );
}
