"use client";
import Link from "next/link";
import { callApi } from "@/app/_client/api";
import { signInWithPassword } from "@/app/_client/sign-in";
import { useForm } from "@/app/_client/use-form";
import { TextField } from "@/app/_components/field";
import { AuthForm, EmailField, NewPasswordField } from "@/app/(public)/auth-form";
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
      <AuthForm form={form} submit="Create account" busyLabel="Creating account">
        <TextField label="Name" autoComplete="name" required {...form.field("name")} />
        <EmailField {...form.field("email")} />
        <NewPasswordField label="Password" {...form.field("password")} />
      </AuthForm>
    </AuthMain>
  );
}
