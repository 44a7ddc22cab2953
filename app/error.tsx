"use client";
import { Button, ButtonLink } from "@/app/_components/button";
import { PlainPage } from "@/app/_features/app-shell/plain-page";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainPage
      title="This page broke on our side"
      actions={
        <>
          <Button look="primary" size="lg" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/" size="lg">
            Start page
          </ButtonLink>
        </>
      }
    >
      <p>
        Nothing that you had sent before is lost. If it breaks again, tell whoever runs this place
        {error.digest ? " the number below" : ""}.
      </p>
      {error.digest ? <p className="num mt-2 text-sm">{error.digest}</p> : null}
    </PlainPage>
  );
}
