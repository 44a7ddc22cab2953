import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/_components/button";
import { homeOf } from "@/app/_features/app-shell/shell-actor";
import { pageActor } from "@/app/_server/auth/page";
import { AuthFrame, AuthMain } from "@/app/(public)/auth-frame";
import { nextPath } from "@/app/(public)/next-path";
import { env } from "@/lib/env";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Make an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  const actor = await pageActor();
  if (actor) redirect(next ?? homeOf(actor.role));
  return <AuthFrame>{env().SIGNUP === "open" ? <SignUpForm next={next} /> : <ByInvitation />}</AuthFrame>;
}

function ByInvitation() {
  return (
    <AuthMain
      title="Accounts are made by an admin"
      about="Ask whoever runs this place. They send you an address and a first password."
    >
      <ButtonLink href="/sign-in" look="primary" size="xl" className="w-full">
        Sign in
      </ButtonLink>
    </AuthMain>
  );
}
