import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { homeOf } from "@/app/_features/app-shell/shell-actor";
import { pageActor } from "@/app/_server/auth/page";
import { AuthFrame } from "@/app/(public)/auth-frame";
import { nextPath } from "@/app/(public)/next-path";
import { env } from "@/lib/env";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  const actor = await pageActor();
  if (actor) redirect(actor.mustChangePassword ? "/change-password" : (next ?? homeOf(actor.role)));
  const { DEMO: isDemo, HOST: host, SIGNUP: signup } = env();
  const knownPasswords = isDemo && ["127.0.0.1", "::1", "localhost"].includes(host);
  return (
    <AuthFrame>
      <SignInForm next={next} signUp={signup === "open"} demo={isDemo ? { knownPasswords } : undefined} />
    </AuthFrame>
  );
}
