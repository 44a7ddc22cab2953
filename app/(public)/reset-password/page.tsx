import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button";
import { AuthFrame, AuthMain } from "@/app/(public)/auth-frame";
import { ResetForm } from "./reset-form";

// The URL contains a secret, which must not leak in a Referer.
export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return (
    <AuthFrame>
      {typeof token === "string" && token !== "" ? (
        <ResetForm token={token} />
      ) : (
        <AuthMain title="This link is incomplete" about="Open it from the email again, or get a new one.">
          <ButtonLink href="/forgot-password" look="primary" size="xl" className="w-full">
            Get a new link
          </ButtonLink>
        </AuthMain>
      )}
    </AuthFrame>
  );
}
