using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Forms;

/// <summary>As which record the answers to a form are kept.</summary>
internal static class FormHomes
{
    private static readonly Dictionary<string, Type> ByOperation = new(StringComparer.Ordinal)
    {
        ["acceptCode"] = typeof(CodeAcceptance),
        ["addEvidence"] = typeof(Evidence),
        ["draftActionPlan"] = typeof(ActionPlan),
        ["draftAgreement"] = typeof(Agreement),
        ["fillAnswers"] = typeof(Answers),
        ["publishDocument"] = typeof(ProgrammeDocument),
        ["recordTraining"] = typeof(TrainingRecord),
        ["signOff"] = typeof(SignOff),
        ["startReflectiveLog"] = typeof(ReflectiveLog),
        ["startToolSheet"] = typeof(ToolSheet),
        ["submitApplication"] = typeof(SubmissionConsent),
        ["writeMeetingLog"] = typeof(MeetingLog),
        ["writeProfile"] = typeof(PersonalProfile),
        ["writeProgressStatement"] = typeof(ProgressStatement),
        ["writeReviewStatement"] = typeof(ReviewStatement),
    };

    public static Type? Of(ShippedForm form) => form.Use switch
    {
        FormUse.Record => ByOperation[form.Fills[0]],
        FormUse.Evaluation => typeof(EvaluationAnswer),
        FormUse.Unsigned => typeof(UnsignedAnswer),
        _ => null,
    };
}
