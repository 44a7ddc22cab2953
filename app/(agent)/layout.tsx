import { StaffLayout } from "@/app/_features/app-shell/staff-layout";

export default StaffLayout;
