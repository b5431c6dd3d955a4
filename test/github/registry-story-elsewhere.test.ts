// The same story where the default branch is called trunk, and definitions are in sub-folders.

import { describeStory } from "./support/registry-story.ts";

describeStory({ fullName: "acme/coalitions", branch: "trunk", folder: "team", genuine: false });
