"use client";
import { Button, ButtonLink } from "@/app/_components/button";
import { PlainPage } from "@/app/_features/app-shell/plain-page";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainPage
      title="Something went wrong on our side"
      actions={
        <>
          <Button variant="primary" size="lg" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/" size="lg">
            Home
          </ButtonLink>
        </>
      }
    >
      <p>
        Everything you have saved is still there. If this happens again, contact your administrator
        {error.digest ? " and mention the number below" : ""}.
      </p>
      {error.digest ? <p className="num mt-2 text-sm">{error.digest}</p> : null}
    </PlainPage>
  );
}
