"use client";
import Link from "next/link";
import { callApi } from "@/app/_client/api";
import { signInWithPassword } from "@/app/_client/sign-in";
import { useForm } from "@/app/_client/use-form";
import { PasswordField } from "@/app/_components/password-field";
import { homeOf } from "@/app/_features/app-shell/shell-actor";
import { AuthForm, EmailField } from "@/app/(public)/auth-form";
import { AuthMain } from "@/app/(public)/auth-frame";
import type { Role } from "@/lib/domain/people";
import { SignInInput } from "@/lib/people/input";
import { DemoAccounts } from "./demo-accounts";

type SignInFormProps = { next?: string; signUp: boolean; demo?: { knownPasswords: boolean } };

export function SignInForm({ next, signUp, demo }: SignInFormProps) {
  const form = useForm({
    schema: SignInInput,
    start: { email: "", password: "" },
    async send({ email, password }) {
      await signInWithPassword(email, password);
      const me = await callApi<{ role: Role; mustChangePassword: boolean }>("GET", "/api/me");
      // A full page load drops what was cached for a visitor.
      window.location.assign(me.mustChangePassword ? "/change-password" : (next ?? homeOf(me.role)));
      return "leaving";
    },
  });
  return (
    <>
      <AuthMain
        title="Sign in"
        about={signUp ? <SignUpLink next={next} /> : "Use the account that your admin created for you."}
      >
        <AuthForm
          form={form}
          submit="Sign in"
          busyLabel="Signing in"
          problemLink={form.problem?.type === "no-match" ? <ForgotLink>Reset your password</ForgotLink> : null}
        >
          <EmailField {...form.field("email")} />
          <PasswordField
            label="Password"
            autoComplete="current-password"
            required
            labelEnd={<ForgotLink>Forgot password?</ForgotLink>}
            {...form.field("password")}
          />
        </AuthForm>
      </AuthMain>
      {demo ? <DemoAccounts known={demo.knownPasswords} fill={form.setValues} /> : null}
    </>
  );
}

function ForgotLink({ children }: { children: string }) {
  return (
    <Link href="/forgot-password" className="link-in">
      {children}
    </Link>
  );
}

function SignUpLink({ next }: { next?: string }) {
  const href = next ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up";
  return (
    <>
      New here?{" "}
      <Link href={href} className="link-in">
        Create an account
      </Link>
    </>
  );
}
