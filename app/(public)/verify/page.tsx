import type { Metadata } from "next";
import { pageActor } from "@/app/_server/auth/page";
import { AuthFrame, AuthMessage } from "@/app/(public)/auth-frame";
import { VerifyForm } from "./verify-form";

// The URL contains a secret: no Referer header may leak it.
export const metadata: Metadata = { title: "Confirm your email", referrer: "no-referrer" };

export default async function VerifyPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const signedIn = (await pageActor()) !== null;
  return (
    <AuthFrame>
      {typeof token === "string" && token !== "" ? (
        <VerifyForm token={token} signedIn={signedIn} />
      ) : (
        <AuthMessage
          title="This link is incomplete"
          about="Open it from the email again, or get a new one under My tickets."
          href="/tickets"
          action="My tickets"
        />
      )}
    </AuthFrame>
  );
}
