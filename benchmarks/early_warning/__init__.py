"""How good early warnings are: by what is true of a simulated city's feeders.

What counts:

- **Episode**: quarter hours of `truth.violation` of a feeder; those within an hour are one.
- **Warning**: what is said of a feeder from issue to issue, as long as the spans overlap.
- **Found**: an episode within the span that was said an hour before it began, or earlier still.
- **False**: a warning no episode of which began after it was first given.
"""
