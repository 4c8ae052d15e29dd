import type { City } from '../city/city.ts';
import { beginConsultations } from '../consultations/story.ts';
import { opinionStories } from '../opinions/story.ts';
import { petitionStories } from '../petitions/story.ts';
import { contactStory } from '../stations/contacts.ts';
import { beginDutyReports } from '../stations/duty-reports.ts';
import { beginInformation } from '../stations/information.ts';
import { liaisonStory } from '../stations/liaison.ts';
import { beginTraining } from '../stations/training.ts';
import { supervisionStories } from '../supervision/stories.ts';
import { type Story, tellAll } from '../timeline.ts';
import type { World } from '../world.ts';
import { activityStory } from './activities.ts';
import { activityPlanStory, otherPlansStory } from './activity-plan.ts';
import { createCasting } from './casting.ts';
import { planFinishedYear } from './finished-year.ts';
import { planLivingYear } from './living-year.ts';
import { performanceStory, writePerformances } from './performances.ts';
import { suggestionStory } from './story.ts';
import type { Telling } from './telling.ts';
import { templateStory } from './templates.ts';

/** Tells both years of the city, every step in the order of time, up to `now`. */
export async function tellYears(world: World, city: City, now: Date): Promise<void> {
  const casting = createCasting(world, city);
  const plans = [...planFinishedYear(casting), ...planLivingYear(casting)];
  await tellAll(world, now, (begin) => {
    const telling: Telling = { world, city, begin, activities: [] };
    beginDutyReports(telling);
    beginTraining(telling);
    beginInformation(telling);
    beginConsultations(telling);
    return [
      ...plans.map((plan): Story => suggestionStory(telling, plan)),
      activityStory(telling),
      activityPlanStory(telling),
      otherPlansStory(telling),
      templateStory(telling),
      performanceStory(telling),
      contactStory(telling),
      ...supervisionStories(telling, plans),
      opinionStories(telling),
      petitionStories(telling),
      liaisonStory(telling),
    ];
  });
  await writePerformances(world, city);
}
