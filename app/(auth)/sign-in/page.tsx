import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageActor } from "@/app/_auth/page";
import { homeOf } from "@/app/_ui/shell-actor";
import { env } from "@/lib/env";
import { AuthFrame } from "../auth-frame";
import { nextPath } from "../next-path";
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
