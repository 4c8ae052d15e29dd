import { z } from 'zod';

// The security policy forbids making code from text, which zod would otherwise try out.
z.config({ jitless: true });
