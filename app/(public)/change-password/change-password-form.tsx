"use client";
import Link from "next/link";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { PasswordField } from "@/app/_components/password-field";
import { AuthForm, NewPasswordField } from "@/app/(public)/auth-form";
import { AuthMain } from "@/app/(public)/auth-frame";
import { ChangePasswordInput } from "@/lib/people/input";

interface ChangePasswordFormProps {
  email: string;
  /** The person can't use the app before the change. */
  forced: boolean;
  home: string;
}

const FORCED = {
  title: "Choose your own password",
  about: "An admin created this account and knows its password. Choose your own to continue.",
  currentPassword: "Password you were given",
  submit: "Save password",
};
const VOLUNTARY = {
  title: "Change password",
  about: "You will be signed out on all other devices.",
  currentPassword: "Current password",
  submit: "Change password",
};

export function ChangePasswordForm({ email, forced, home }: ChangePasswordFormProps) {
  const text = forced ? FORCED : VOLUNTARY;
  const form = useForm({
    schema: ChangePasswordInput,
    start: { currentPassword: "", newPassword: "" },
    async send(input) {
      await callApi("PUT", "/api/me/password", { body: input });
      window.location.assign(home);
      return "leaving";
    },
  });
  const cancelLink = (
    <Link href={home} className="link-in">
      Cancel
    </Link>
  );
  return (
    <AuthMain title={text.title} about={text.about}>
      <AuthForm form={form} submit={text.submit} busyLabel="Saving" footer={forced ? null : cancelLink}>
        {/* Names the account to password managers. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={text.currentPassword}
          autoComplete="current-password"
          required
          {...form.field("currentPassword")}
        />
        <NewPasswordField label="New password" {...form.field("newPassword")} />
      </AuthForm>
    </AuthMain>
  );
}
