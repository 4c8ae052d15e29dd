import { OpinionForm } from '../opinion-form.tsx';

/** Speaking to a congress without a code. */
export const SpeakPage = ({ congress }: { readonly congress: string }) => <OpinionForm to={{ congress }} congress={congress} />;
