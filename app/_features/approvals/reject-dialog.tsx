"use client";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";

interface RejectDialogProps {
  onClose: () => void;
  reason: string;
  onReason: (reason: string) => void;
  maxLength: number;
  busy: boolean;
  onReject: () => void;
}

export function RejectDialog({ onClose, reason, onReason, maxLength, busy, onReject }: RejectDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Reject this request?"
      about="We cancel the ticket and email your reason to the requester."
      press={
        <Button look="danger" size="lg" busy={busy} busyWord="Rejecting" onClick={onReject}>
          Reject
        </Button>
      }
      large
    >
      <div className="roomy text-base">
        <TextArea
          label="Reason"
          hint="optional"
          help="A short reason helps the requester."
          rows={3}
          maxLength={maxLength}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
          autoFocus
        />
      </div>
    </Dialog>
  );
}
