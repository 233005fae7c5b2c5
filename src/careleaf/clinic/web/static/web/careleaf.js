// What the design system adds where scripts run: it says so to its styles and wakes its components.
import { initAll } from "../nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
