import { ButtonLink } from "@/app/_components/button";
import { PlainPage } from "@/app/_features/app-shell/plain-page";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage
      title="Page not found"
      actions={
        <>
          <ButtonLink href="/tickets" variant="primary" size="lg">
            My tickets
          </ButtonLink>
          <ButtonLink href="/" size="lg">
            Home
          </ButtonLink>
        </>
      }
    >
      <p>
        This page may have been removed, or you may not have access. If you followed a link to a ticket, check that you
        are signed in with the email address it was sent to.
      </p>
    </PlainPage>
  );
}
