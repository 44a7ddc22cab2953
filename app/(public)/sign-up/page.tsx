import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { homeOf } from "@/app/_features/app-shell/shell-actor";
import { pageActor } from "@/app/_server/auth/page";
import { AuthFrame, AuthMessage } from "@/app/(public)/auth-frame";
import { nextPath } from "@/app/(public)/next-path";
import { env } from "@/lib/env";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  const actor = await pageActor();
  if (actor) redirect(next ?? homeOf(actor.role));
  return <AuthFrame>{env().SIGNUP === "open" ? <SignUpForm next={next} /> : <ByInvitation />}</AuthFrame>;
}

function ByInvitation() {
  return (
    <AuthMessage
      title="Accounts are created by an admin"
      about="Ask the admin of this help desk to create one for you."
      href="/sign-in"
      action="Sign in"
    />
  );
}
