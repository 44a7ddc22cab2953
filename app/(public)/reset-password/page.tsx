import type { Metadata } from "next";
import { AuthFrame, AuthMessage } from "@/app/(public)/auth-frame";
import { ResetForm } from "./reset-form";

// The URL contains a secret: no Referer header may leak it.
export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

type ResetPasswordPageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ResetPasswordPage({ searchParams }: ResetPasswordPageProps) {
  const { token } = await searchParams;
  return (
    <AuthFrame>
      {typeof token === "string" && token !== "" ? (
        <ResetForm token={token} />
      ) : (
        <AuthMessage
          title="This link is incomplete"
          about="Open it from the email again, or get a new one."
          href="/forgot-password"
          action="Get a new link"
        />
      )}
    </AuthFrame>
  );
}
