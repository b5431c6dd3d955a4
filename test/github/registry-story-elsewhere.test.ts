// The same story where the default branch is called trunk, and definitions are in sub-folders.

import { tellStory } from "./support/registry-story.ts";

tellStory({ fullName: "acme/coalitions", branch: "trunk", folder: "team", genuine: false });
