"use client";
import Link from "next/link";
import { callApi } from "@/app/_client/api";
import { signInWithPassword } from "@/app/_client/sign-in";
import { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { PasswordField } from "@/app/_components/password-field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { AuthMain } from "@/app/(public)/auth-frame";
import { SignUpInput } from "@/lib/people/input";

export function SignUpForm({ next }: { next?: string }) {
  const form = useForm({
    schema: SignUpInput,
    start: { name: "", email: "", password: "" },
    async send(input) {
      await callApi("POST", "/api/auth/signup", { body: input });
      await signInWithPassword(input.email, input.password);
      window.location.assign(next ?? "/tickets");
      return "leaving";
    },
  });
  return (
    <AuthMain
      title="Create an account"
      about={
        <>
          Already have an account?{" "}
          <Link href={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"} className="link-in">
            Sign in
          </Link>
        </>
      }
    >
      <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="space-y-5">
        <ProblemNotice problem={form.problem} />
        <TextField label="Name" autoComplete="name" required {...form.field("name")} />
        <TextField
          label="Email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          {...form.field("email")}
        />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          help="At least 10 characters. A few plain words are fine."
          required
          {...form.field("password")}
        />
        <Button type="submit" look="primary" size="xl" className="w-full" busy={form.busy} busyWord="Creating account">
          Create account
        </Button>
      </form>
    </AuthMain>
  );
}
