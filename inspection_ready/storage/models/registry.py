"""Every table that holds records, by row type and by kind."""

from __future__ import annotations

from inspection_ready.domain.rows import Row
from inspection_ready.storage.models.accuracy import (
    AccuracyCheckModel,
    AccuracyPointModel,
    PointEvidenceModel,
)
from inspection_ready.storage.models.availability import AvailabilityModel, BaseWayModel
from inspection_ready.storage.models.base import RowModel
from inspection_ready.storage.models.bases import BaseFactModel, BaseModel, FacilityKindModel, RoomModel
from inspection_ready.storage.models.brands import BrandModel
from inspection_ready.storage.models.chases import (
    ChaseBatchModel,
    ChaseDraftModel,
    ChaseModel,
    ChaseRulesModel,
)
from inspection_ready.storage.models.claims import ClaimEvidenceModel, ClaimModel
from inspection_ready.storage.models.content import KeyFactModel, PictureModel
from inspection_ready.storage.models.disposals import DisposalModel
from inspection_ready.storage.models.evidence import (
    EvidenceFileModel,
    EvidenceModel,
    EvidenceUseModel,
    EvidenceVersionModel,
    SampleCheckModel,
)
from inspection_ready.storage.models.filing import (
    FindingOverrideModel,
    PackDisposalModel,
    PackFileModel,
    PackModel,
    StoredFileModel,
)
from inspection_ready.storage.models.inspections import (
    ClosureDayModel,
    CouncilModel,
    InspectionModel,
    RegimeTextModel,
    StageDateModel,
)
from inspection_ready.storage.models.issues import (
    SlipAnswerModel,
    SlipBatchModel,
    SlipModel,
    TimetableIssueModel,
)
from inspection_ready.storage.models.learning import LearntModel
from inspection_ready.storage.models.letters import (
    DistributionListModel,
    LetterModel,
    LetterUseModel,
    ListMemberModel,
    WordLetterModel,
)
from inspection_ready.storage.models.maps import MapModel
from inspection_ready.storage.models.mock_interviews import MockFindingModel
from inspection_ready.storage.models.people import (
    AbsenceModel,
    FunctionModel,
    PersonModel,
    ResponsibilityModel,
)
from inspection_ready.storage.models.places import PlaceModel
from inspection_ready.storage.models.releases import (
    CheckOverrideModel,
    ReleaseFileModel,
    ReleaseItemModel,
    ReleaseModel,
    ReleaseSendingModel,
    ReleaseWithdrawalModel,
)
from inspection_ready.storage.models.replies import ReplyFileModel, ReplyModel
from inspection_ready.storage.models.requests import RequestEvidenceModel, RequestModel, RequestStepModel
from inspection_ready.storage.models.sections import SectionModel
from inspection_ready.storage.models.sendings import SendingModel, SentLetterModel
from inspection_ready.storage.models.signatures import (
    SignatureFileModel,
    SignatureModel,
    SignOffRulesModel,
    SignSheetLineModel,
    SignSheetModel,
)
from inspection_ready.storage.models.tasks import DiaryModel, RoleModel, TaskModel
from inspection_ready.storage.models.timetable import (
    AttendanceModel,
    SessionModel,
    TimetableDayModel,
    TimetableModel,
)
from inspection_ready.storage.models.trail import TrailEntryModel, TrailRowModel
from inspection_ready.storage.models.views import SavedViewModel

MODELS: tuple[type[RowModel], ...] = (
    BaseModel,
    PersonModel,
    FunctionModel,
    AbsenceModel,
    ResponsibilityModel,
    RoomModel,
    FacilityKindModel,
    BaseFactModel,
    PlaceModel,
    SectionModel,
    TaskModel,
    RoleModel,
    DiaryModel,
    KeyFactModel,
    PictureModel,
    DistributionListModel,
    ListMemberModel,
    LetterModel,
    LetterUseModel,
    WordLetterModel,
    SendingModel,
    SentLetterModel,
    TimetableModel,
    TimetableDayModel,
    SessionModel,
    AttendanceModel,
    AvailabilityModel,
    BaseWayModel,
    TimetableIssueModel,
    SlipBatchModel,
    SlipModel,
    SlipAnswerModel,
    LearntModel,
    MockFindingModel,
    InspectionModel,
    StageDateModel,
    ClosureDayModel,
    RegimeTextModel,
    CouncilModel,
    BrandModel,
    MapModel,
    StoredFileModel,
    PackModel,
    PackFileModel,
    PackDisposalModel,
    FindingOverrideModel,
    EvidenceModel,
    EvidenceVersionModel,
    EvidenceFileModel,
    EvidenceUseModel,
    RequestModel,
    RequestStepModel,
    RequestEvidenceModel,
    ClaimModel,
    ClaimEvidenceModel,
    SampleCheckModel,
    AccuracyPointModel,
    PointEvidenceModel,
    AccuracyCheckModel,
    ChaseRulesModel,
    ChaseBatchModel,
    ChaseDraftModel,
    ChaseModel,
    ReplyModel,
    ReplyFileModel,
    SignatureModel,
    SignatureFileModel,
    SignSheetModel,
    SignSheetLineModel,
    SignOffRulesModel,
    ReleaseModel,
    ReleaseItemModel,
    ReleaseFileModel,
    ReleaseSendingModel,
    ReleaseWithdrawalModel,
    CheckOverrideModel,
    DisposalModel,
    SavedViewModel,
)

MODEL_OF: dict[type[Row], type[RowModel]] = {model.row_type: model for model in MODELS}
MODEL_OF_KIND: dict[str, type[RowModel]] = {model.kind: model for model in MODELS}

__all__ = ["MODELS", "MODEL_OF", "MODEL_OF_KIND", "TrailEntryModel", "TrailRowModel"]
